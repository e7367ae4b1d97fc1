import { store } from '../../state/store.ts'

/** Where a phone writes: the focus goes there, and beside a lesson, where the page scrolls, the whole field comes up. */
export function goToField(field: HTMLTextAreaElement): void {
  field.focus()
  if (field.closest('[data-lesson]')) field.scrollIntoView({ block: 'start' })
}

/** From elsewhere on the page to the text, which is opened to be written in. */
export function writeListing(): void {
  const field = document.querySelector<HTMLTextAreaElement>('[data-listing][data-editing] textarea')
  if (field) goToField(field)
  // It goes there by itself.
  else store.getState().setView({ editing: true })
}
