import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ViewSpec } from '../../contract/model';
import type { ViewInput } from '../../session/view-input';

/** A view: its declaration and what it shows come in as properties; it holds nothing of its own but how it looks. */
export abstract class ViewElement<Kind extends ViewSpec['kind'] = ViewSpec['kind']> extends LitElement {
  @property({ attribute: false }) view: Extract<ViewSpec, { kind: Kind }> | undefined;
  @property({ attribute: false }) input: ViewInput | undefined;
}
