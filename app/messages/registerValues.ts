import { lines } from './registers.ts'

/** How a value came into its register. */
export type Definition = 'loaded' | 'returned' | 'written'

/** What a cell of the register columns tells of its value. */
export const registerValues = {
  /** `ecx holds the value loaded in line 3` */
  defined: (register: string, how: Definition, at: readonly number[]): string =>
    `${register} holds the value ${how} in ${lines(at)}`,
  entered: (register: string): string => `${register} came in with the function`,
  both: (register: string, at: readonly number[]): string =>
    `${register} came in with the function, or was written in ${lines(at)}`,
  lastRead: (line: number): string => `last read in line ${line}`,
  assumed:
    'no line here needs it any more, but the caller may: a comment "# live:" after ret settles it',
  reads: 'This instruction reads it.',
  writes: 'This instruction writes it.',
  readsWrites: 'This instruction reads it and writes a new value.',
  held: (register: string): string =>
    `${register} holds a value of the caller's: nothing here has written it, so it is not counted.`,
  dead: (register: string): string => `${register} is written here and never read after.`,
  mayDestroy: (register: string): string =>
    `This site may destroy ${register}; nobody needs what is in it.`,
  mayDestroyInside: (register: string): string =>
    `The call may destroy ${register}, but the site's own push and pop give it back.`,
  argument: (register: string): string =>
    `The call takes ${register} as an argument and may destroy it.`,
  destroyed: (register: string, at: readonly number[], site: number): string =>
    `${register} is needed in ${lines(at)}, but line ${site}'s site may destroy it.`,
  destroyedHere: (register: string, site: number): string =>
    `${register} is needed later, but line ${site}'s site may destroy it.`,
  saved: (register: string): string =>
    `The value of ${register} lies on the stack until the site's pop.`,
  kept: (register: string): string =>
    `A C call might destroy ${register}; what is called here keeps it.`,
  gone: (register: string): string =>
    `${register} is alive here in the code as written, and no longer after patching.`,
  new: (register: string): string => `${register} is alive here only after patching.`,
  same: (register: string): string => `${register} is alive before and after patching.`,
  givenUp: (register: string): string =>
    `${register} was given up for nothing: the code around the site counted it as destroyed, and what boot wrote leaves it alone.`,
}
