import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'A cache finds an entry by its key, and Python decides which keys are equal: which calls get the answer of another?',
  question: 'f(1, 2), f(1.0, 2), f(True, 2) and f(2, 1) are called in turn, untyped. How many will be hits?',
  why: [
    'The key is the tuple of the arguments, and 1, 1.0 and True are equal in Python and hash alike: the later call gets what the first computed. A lone int or str is its own key, without a tuple, so f(1) stands apart from f(1.0).',
    'Spelling counts: a keyword stands in the key by its name, in the order written, so f(1) and f(x=1) are strangers.',
    'typed=True adds the types of the arguments, but not of what lies inside a tuple.',
    'What cannot be hashed has no key: TypeError, and nothing is counted. A call that raises is a miss and is not remembered.',
  ],
  tryThis: [
    { preset: 'typed', text: 'Tell the types apart' },
    { preset: 'spellings', text: 'One call, six spellings' },
    { preset: 'containers-typed', text: 'Look inside a tuple' },
    { preset: 'failures', text: 'Raise twice' },
    { preset: 'nothing-kept', text: 'Keep nothing, and need no key' },
  ],
};
