import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ViewInput } from '../../session/view-input';
import { base } from '../../theme/base';
import { icons } from '../../theme/icons';
import { figure } from '../shared/format';

/** The goals of an exercise, as the core scored them at the end of the run. */
@customElement('cb-goals')
export class Goals extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        display: grid;
        gap: 10px;
      }
      li {
        display: flex;
        gap: 8px;
      }
      svg {
        margin-top: 2px;
        color: var(--cb-edge);
      }
      .met svg {
        color: var(--cb-memory);
      }
    `,
  ];

  @property({ attribute: false }) input: ViewInput | undefined;

  override render() {
    const { input } = this;
    if (!input) return nothing;
    const scored = new Map(input.run?.result.goals.map((goal) => [goal.id, goal]));
    return html`<ul>
      ${input.spec.goals.map(({ id, label }) => {
        const goal = scored.get(id);
        const met = goal?.score === 1;
        const partly = goal && goal.score > 0 && !met ? `, ${figure(goal.score, 'ratio').text} %` : '';
        return html`<li class=${met ? 'met' : ''} data-goal=${id} data-score=${goal?.score ?? ''}>
          ${met ? icons.check : icons.circle}
          <span>
            <span class="visually-hidden">${met ? 'Met' : `Not met${partly}`}: </span>${label}
            <span class="note figures"><br />${goal?.detail}</span>
          </span>
        </li>`;
      })}
    </ul>`;
  }
}
