/** What a C++ file declares at the level of namespaces. */
export interface Declaration {
  /** As in "cachebound::eviction"; empty: the global one. */
  namespace: string;
  /** In an anonymous namespace, which a file shares with those that are compiled together with it. */
  hidden: boolean;
  kind: 'type' | 'other';
  name: string;
}

const noise =
  /\/\/.*|\/\*[\s\S]*?\*\/|^\s*#(?:[^\\\n]|\\[\s\S])*|R"(\w*)\([\s\S]*?\)\1"|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gm;

/** Definitions of types, and in anonymous namespaces functions and constants too. */
export function declarations(text: string): Declaration[] {
  const code = text.replace(noise, (found) => (/^["R]/.test(found) ? '""' : /^'/.test(found) ? '0' : ' '));
  const found: Declaration[] = [];
  const spaces: string[] = [];
  let began = 0;
  for (let at = 0; at < code.length; at++) {
    const mark = code[at];
    if (mark !== '{' && mark !== ';' && mark !== '}') continue;
    const head = code.slice(began, at).trim();
    const space = /^(?:inline )?namespace\s*([\w:]*)$/.exec(head);
    if (mark === '{' && space) {
      spaces.push(space[1] ?? '');
    } else if (mark === '}') {
      spaces.pop();
    } else {
      const declared = mark === '{' ? definition(head) : constant(head);
      const hidden = spaces.includes('');
      if (declared && (hidden || declared.kind === 'type')) {
        found.push({ namespace: spaces.filter(Boolean).join('::'), hidden, ...declared });
      }
      if (mark === '{') at = closing(code, at);
    }
    began = at + 1;
  }
  return found;
}

type Named = Pick<Declaration, 'kind' | 'name'>;

/** Of what stands before a brace. A specialisation is no new name. */
function definition(head: string): Named | undefined {
  const type = /\b(?:class|struct|enum|union)\s+(?:class\s+|struct\s+)?(\w+)\s*(?:final\b\s*)?(?::[^:]|$)/.exec(head);
  if (type && !head.includes('(')) return { kind: 'type', name: type[1] ?? '' };
  // A member that is defined outside its class belongs to the class.
  const callable = /([\w:~]+)\s*\(/.exec(withoutTemplate(head));
  if (callable) return callable[1]?.includes('::') ? undefined : { kind: 'other', name: callable[1] ?? '' };
  return constant(head);
}

function constant(head: string): Named | undefined {
  if (/^(?:using|typedef|template|friend|extern|static_assert)\b/.test(head) || head === '') return undefined;
  const name = /(\w+)\s*(?:\[[^\]]*\]\s*)?(?:=|$)/.exec(head.split('(')[0] ?? '')?.[1];
  return head.includes('constexpr') || head.startsWith('const ') ? { kind: 'other', name: name ?? '' } : undefined;
}

const withoutTemplate = (head: string): string => head.replace(/^template\s*<[^{]*?>\s*(?=[\w[])/, '');

/** Where the brace that opens at `at` is closed. */
function closing(code: string, at: number): number {
  let depth = 0;
  for (let place = at; place < code.length; place++) {
    if (code[place] === '{') depth++;
    if (code[place] === '}' && --depth === 0) return place;
  }
  return code.length;
}
