import { emptyAddress, writeAddress } from './address';

/** The link to the place for the trace of one's own. */
export const ownTrace = writeAddress({ ...emptyAddress, page: 'own-trace' });
