// The playground's entry: small, so that what takes long to come is asked for early.
import { begin } from '../exercise/begin';
import { loadParts } from '../exercise/parts';
import { watchedKinds } from '../exercise/view-loaders';

const entry = begin(location.search);
// Whoever draws will find out what has failed.
if (entry) loadParts({ views: watchedKinds(entry.views), lesson: entry.exercise }).catch(() => undefined);
void import('./playground');
