/** Bytes of a slot of Linux 6.1. */
export const slotSize = 8

/** What stands for a NULL slot there: a direct call to it is written. */
export const bugFunction = 'paravirt_BUG'

/** The function that does nothing, known to the patcher by its address. */
export const emptyFunction = '_paravirt_nop'
