/** A piece of program text; `plain` needs no emphasis. */
export interface Token {
  kind: 'plain' | 'number' | 'string' | 'keyword' | 'comment';
  text: string;
}

export type Language = 'python' | 'cpp';

const keywords: Record<Language, string> = {
  python:
    'and as assert async await break class continue def del elif else except False finally for from global if import in is lambda None nonlocal not or pass raise return True try while with yield',
  cpp: 'auto bool break case char class const constexpr continue default double else enum false float for if include inline int long namespace new nullptr operator private public return sizeof static struct switch template this true typename unsigned using void while',
};

const pattern: Record<Language, RegExp> = {
  python:
    /(?<comment>#.*)|(?<string>"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<number>\b\d[\w.]*)|(?<word>[A-Za-z_]\w*)/g,
  cpp: /(?<comment>\/\/.*|\/\*[\s\S]*?\*\/)|(?<string>"(?:\\.|[^"\\\n])*")|(?<number>\b\d(?:[\w.]|'\d)*)|(?<word>[A-Za-z_]\w*)/g,
};

/** Cuts a program into tokens whose texts, joined, are the program. */
export function tokens(program: string, language: Language): Token[] {
  const known = new Set(keywords[language].split(' '));
  const result: Token[] = [];
  const add = (kind: Token['kind'], text: string) => {
    const last = result.at(-1);
    if (last && last.kind === kind) last.text += text;
    else if (text) result.push({ kind, text });
  };
  let end = 0;
  for (const match of program.matchAll(pattern[language])) {
    const [text] = match;
    const { comment, string, number, word } = match.groups ?? {};
    add('plain', program.slice(end, match.index));
    if (comment) add('comment', text);
    else if (string) add('string', text);
    else if (number) add('number', text);
    else add(word && known.has(word) ? 'keyword' : 'plain', text);
    end = match.index + text.length;
  }
  add('plain', program.slice(end));
  return result;
}
