/** A figure has no first visit. */
export const StepThrough = () => null
