// The entry of a worker for one trace: its memory goes with it.
import { serve } from './serve';
import { traceHost } from './trace-host';

serve(traceHost);
