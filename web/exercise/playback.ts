import { html, nothing, type TemplateResult } from 'lit';
import type { LabSnapshot } from '../session/lab-snapshot';
import '../views/controls/transport';

/**
 * Whether what is below the pictures may be drawn: they all stand, or there are none for the time being. Sooner, each
 * picture would move it.
 */
export const mayFollow = ({ run, fault, progress, stopped }: LabSnapshot, drawn: boolean): boolean =>
  run ? drawn : fault !== null || progress !== null || stopped !== null;

/** The transport, below the pictures. */
export function playback(snapshot: LabSnapshot, drawn: boolean): TemplateResult | typeof nothing {
  const { position, run, playing, speed, progress } = snapshot;
  if (!mayFollow(snapshot, drawn)) return nothing;
  return html`<cb-transport
    .position=${position}
    .length=${run?.frame.length ?? 0}
    .playing=${playing}
    .speed=${speed}
    .busy=${progress}
  ></cb-transport>`;
}
