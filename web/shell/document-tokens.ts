import { tokens } from '../theme/tokens';

// The page's own background and the elements in it share the tokens; adopted, since a strict content security
// policy refuses style elements.
if (tokens.styleSheet) document.adoptedStyleSheets.push(tokens.styleSheet);
