// The entry of embed.html: small, so that what takes long to come is asked for early.
import { begin } from '../exercise/begin';
import { loadParts } from '../exercise/parts';
import { readAddress } from '../session/address';
import { wantedOf } from './parts';

const entry = begin(location.search);
// Whoever draws will find out what has failed.
if (entry) loadParts(wantedOf(entry.exercise, readAddress(location.search).address)).catch(() => undefined);
void import('./embed-frame');
