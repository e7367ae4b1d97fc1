/** Whether ebp (rbp) is taken for a frame pointer: as the code says, or as the reader says. */
export type FramePointerChoice = 'auto' | 'yes' | 'no'

export const framePointerChoices: readonly FramePointerChoice[] = ['auto', 'yes', 'no']
