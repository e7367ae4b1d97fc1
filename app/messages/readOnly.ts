/** Said where somebody types into code of a kernel. */
export const readOnlyNotice =
  "This is a kernel's code, so it cannot be edited here. Copy it as a listing first."
