/** Where the built page is served. */
export const pageOrigin = 'http://127.0.0.1:41731';

/** Another origin: pages of a course that embeds exercises, and the page once more behind a strict policy. */
export const hostOrigin = 'http://127.0.0.1:41732';
