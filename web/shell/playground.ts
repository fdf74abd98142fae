import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ModuleFailure } from '../client/failures';
import { catalogue, entryOf } from '../contract/catalogue';
import { Parts, type Wanted } from '../exercise/parts';
import { watchedKinds } from '../exercise/view-loaders';
import { type Address, emptyAddress, type PageName, readAddress, type Theme, writeAddress } from '../session/address';
import './document-tokens';
import type { LabSnapshot } from '../session/lab-snapshot';
import { Parameters } from '../session/parameters';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { AddressBar } from './address-bar';
import { Announcer } from './announcer';
import { prefetchOthers } from './prefetch';
import '../pages/exercise/exercise-page';
import '../exercise/failure-card';
import './header';
import { InputMemo } from '../exercise/input-memo';
import { LabController } from '../exercise/lab-controller';
import type { HeaderAction } from './header';
import '../exercise/notices';
import type { Remedy } from '../exercise/notices';
import { wire } from '../exercise/wiring';
import { playgroundStyles } from './playground-styles';
import { Preference } from './preferences';
import { listKey, pressedKey, shortcuts } from './shortcuts';

/** How long the share button says what it did, in milliseconds. */
const sharedFor = 2_000;

/** The whole page: header, the exercise that the address names, and every state it can be in. */
@customElement('cb-playground')
export class Playground extends LitElement {
  static override styles = [base, controls, playgroundStyles];

  @state() private tab = '';
  @state() private page: PageName | null = null;
  @state() private theme: Theme | null = null;
  @state() private problems: readonly string[] = [];
  @state() private dialog: 'embed' | 'shortcuts' | null = null;
  @state() private shared = '';
  @state() private spoken = '';
  private readonly preferredTheme = new Preference('theme', ['auto', 'light', 'dark']);
  private readonly keys = new Preference('shortcuts', ['on', 'off']);
  private readonly announcer = new Announcer((text) => {
    this.spoken = text;
  });
  private readonly bar = new AddressBar(() => writeAddress(this.address()));
  private readonly memo = new InputMemo();
  private readonly laboratory = new LabController(this, (changed) => this.changed(changed));
  /** Of a page that is no exercise: what its link holds, as opened and as it is now. */
  private opened = Parameters.none;
  private settings = Parameters.none;
  /** The address is left as it came until the visitor does something. */
  private touched = false;
  private readonly parts = new Parts(this);
  private prefetched = false;
  private readonly fill = (template: string, language: string) => this.laboratory.lab.fill(template, language);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.read);
    addEventListener('keydown', this.pressed);
    addEventListener('pagehide', this.leave);
    this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.read);
    removeEventListener('keydown', this.pressed);
    removeEventListener('pagehide', this.leave);
    this.announcer.stop();
    this.bar.forget();
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot();
    wire(root, () => this.laboratory.lab, this.touch);
    root.addEventListener('select-tab', (event) => {
      this.tab = (event as CustomEvent<{ id: string }>).detail.id;
      this.touch();
    });
    return root;
  }

  override render() {
    const { state: snapshot } = this.laboratory.lab;
    const { exercise, spec, failure } = snapshot;
    return html`
      <cb-header
        .catalogue=${catalogue.exercises}
        .exercise=${exercise}
        .page=${this.page ?? ''}
        .theme=${this.theme ?? this.preferredTheme.value}
        .shared=${this.shared}
        .ready=${spec !== null || this.page !== null}
        @go=${this.go}
        @header-action=${this.headerAction}
      ></cb-header>
      ${this.page ? this.otherPage() : failure ? this.failed(snapshot) : this.exercisePage(snapshot)}
      <div class="visually-hidden" role="status">${this.spoken}</div>
      <cb-embed-dialog
        .open=${this.dialog === 'embed'}
        .spec=${spec}
        .address=${this.address()}
        .home=${new URL('./', location.href).href}
        @closed=${this.close}
      ></cb-embed-dialog>
      <cb-shortcuts-dialog
        .open=${this.dialog === 'shortcuts'}
        .on=${this.keys.value === 'on'}
        @closed=${this.close}
        @switch=${this.switchKeys}
      ></cb-shortcuts-dialog>
    `;
  }

  /** The place for a trace of one's own has all its states itself. */
  private otherPage() {
    const notices = html`<cb-notices .state=${this.laboratory.lab.state} .problems=${this.problems} @remedy=${this.remedy}></cb-notices>`;
    return html`${this.problems.length > 0 ? html`<div class="lost">${notices}</div>` : nothing}
      <cb-trace-page .parameters=${this.opened} @settings=${this.set}></cb-trace-page>`;
  }

  private readonly set = (event: CustomEvent<{ parameters: Parameters }>): void => {
    this.settings = event.detail.parameters;
    this.touch();
  };

  private exercisePage(snapshot: LabSnapshot) {
    const notices = html`<cb-notices
      slot="notices"
      .state=${snapshot}
      .problems=${this.problems}
      @remedy=${this.remedy}
    ></cb-notices>`;
    const entry = entryOf(catalogue, snapshot.exercise);
    if (!entry) {
      void import('./catalogue').catch(this.missed);
      return html`<main class="lost">
        <h1>Exercises</h1>
        ${notices}<cb-catalogue .catalogue=${catalogue.exercises}></cb-catalogue></main>`;
    }
    const input = this.memo.of(snapshot);
    const wanted: Wanted = { views: watchedKinds(entry.views), lesson: entry.exercise };
    const here = this.parts.here(wanted);
    if (this.parts.failed(wanted)) return this.unfetched();
    if (!input || !here) return loading;
    return html`<cb-exercise-page
      .state=${snapshot}
      .input=${input}
      .fill=${this.fill}
      .tab=${this.tab}
    >${notices}</cb-exercise-page>`;
  }

  private unfetched() {
    return html`<main class="lost">
      <h1 class="visually-hidden">Cachebound</h1>
      <cb-failure kind="part" reason="the pictures of this exercise could not be fetched" @retry=${() => this.parts.retry()}></cb-failure>
    </main>`;
  }

  private failed({ failure, spec }: LabSnapshot) {
    const kind = failure instanceof ModuleFailure ? 'part' : spec ? 'lost' : 'missing';
    return html`<main class="lost">
      <h1 class="visually-hidden">Cachebound</h1>
      <cb-failure .kind=${kind} .reason=${failure?.message ?? ''} @retry=${() => this.laboratory.lab.retry()}></cb-failure>
    </main>`;
  }

  /** What the laboratory and the page around it have to say to the address. */
  private address(): Address {
    if (this.page) return { ...emptyAddress, page: this.page, parameters: this.settings, theme: this.theme };
    return { ...this.laboratory.lab.address(), tab: this.tab || null, theme: this.theme };
  }

  private readonly read = (): void => {
    const { address, problems } = readAddress(location.search);
    this.bar.forget();
    this.touched = false;
    this.tab = address.tab ?? '';
    this.theme = address.theme;
    this.problems = problems;
    this.applyTheme();
    this.page = address.page;
    if (address.page) {
      this.opened = this.settings = address.parameters;
      document.title = 'Your trace · Cachebound';
      void import('../pages/own-trace/trace-page').catch(this.missed);
    } else {
      void this.laboratory.lab.open(address, true);
    }
  };

  private changed(snapshot: LabSnapshot): void {
    if (this.page) return;
    this.announcer.changed(snapshot);
    const { spec, run } = snapshot;
    if (run && !this.prefetched) this.prefetch(snapshot.exercise);
    document.title = spec ? `${spec.title} · Cachebound` : 'Cachebound';
    if (this.touched && spec && !snapshot.playing) this.bar.changed();
  }

  /** With the first figures on the page, what other exercises need is fetched behind them. */
  private prefetch(exercise: string): void {
    this.prefetched = true;
    const entry = entryOf(catalogue, exercise);
    if (entry) void prefetchOthers(catalogue, entry);
  }

  private readonly missed = (): void => {
    this.problems = ['A part of this page could not be fetched: reload it to try again.'];
  };

  private readonly touch = (): void => {
    this.touched = true;
    this.bar.changed();
  };

  private readonly leave = (): void => {
    if (this.touched) this.bar.flush();
  };

  private readonly go = (event: CustomEvent<{ search: string }>): void => {
    if (!this.touched) this.bar.forget();
    this.bar.push(event.detail.search);
    this.read();
  };

  private readonly headerAction = (event: CustomEvent<{ action: HeaderAction }>): void => {
    const actions: Record<HeaderAction, () => void> = {
      share: () => void this.share(),
      embed: () => {
        this.show('embed');
      },
      shortcuts: () => {
        this.show('shortcuts');
      },
      theme: () => {
        this.theme = null;
        this.preferredTheme.next();
        this.applyTheme();
        this.requestUpdate();
      },
    };
    actions[event.detail.action]();
  };

  private async share(): Promise<void> {
    this.touched = true;
    this.bar.flush();
    try {
      await navigator.clipboard.writeText(location.href);
      this.shared = 'Link copied';
    } catch {
      this.shared = 'Copy it from the address bar';
    }
    setTimeout(() => {
      this.shared = '';
    }, sharedFor);
  }

  private readonly remedy = (event: CustomEvent<Remedy>): void => {
    const { lab } = this.laboratory;
    const remedy = event.detail;
    if (remedy.do === 'leave-out') lab.leaveOut(remedy.name);
    if (remedy.do === 'defaults') lab.apply('');
    if (remedy.do === 'rerun') lab.rerun();
    if (remedy.do === 'dismiss') {
      this.problems = [];
      lab.dismiss();
    }
    this.touch();
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    const key = this.keys.value === 'on' ? pressedKey(event) : undefined;
    if (key === undefined) return;
    const shortcut = this.page ? undefined : shortcuts.find((each) => each.key === key);
    if (!shortcut && key !== listKey) return;
    event.preventDefault();
    if (shortcut) {
      shortcut.act(this.laboratory.lab);
      this.touch();
    } else {
      this.show('shortcuts');
    }
  };

  private readonly switchKeys = (event: CustomEvent<{ on: boolean }>): void => {
    this.keys.value = event.detail.on ? 'on' : 'off';
    this.requestUpdate();
  };

  /** A dialog is fetched when it is first opened. */
  private show(dialog: 'embed' | 'shortcuts'): void {
    this.dialog = dialog;
    const fetched = dialog === 'embed' ? import('./embed-dialog') : import('./shortcuts-dialog');
    fetched.catch(this.missed);
  }

  private readonly close = (): void => {
    this.dialog = null;
  };

  private applyTheme(): void {
    const theme = this.theme ?? this.preferredTheme.value;
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }
}

const loading = html`<main class="loading" aria-busy="true">
  <p role="status">Loading the cache…</p>
  <div class="block strip"></div>
  <div class="block chart"></div>
  <div class="block strip"></div>
</main>`;

declare global {
  interface HTMLElementTagNameMap {
    'cb-playground': Playground;
  }
}
