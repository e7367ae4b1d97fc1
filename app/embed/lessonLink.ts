/**
 * A figure has no room for a lesson: it needs the page itself, which can stand in a frame as well. Where the address of
 * an embed asks for a lesson or a task, this is the page's address of it, else null.
 */
export function lessonPage(href: string): string | null {
  const { hash } = new URL(href)
  return /^#(?:lesson|task)\//.test(hash) ? new URL(`./${hash}`, href).href : null
}

/** Puts the page into the frame where a lesson is asked for; false where none is. */
export function leadToLesson({ location }: Window): boolean {
  const page = lessonPage(location.href)
  // What stood in the frame is no step back from the lesson.
  if (page !== null) location.replace(page)
  return page !== null
}
