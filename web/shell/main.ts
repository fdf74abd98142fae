// The playground's entry.
import './document-tokens';
import './playground';
