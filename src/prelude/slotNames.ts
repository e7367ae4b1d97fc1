/** How the prelude names the slot of an operation, before the operation's own name. */
export const slotPrefix = 'PV_SLOT_'

export const slotName = /\bPV_SLOT_[\w.]+/g
