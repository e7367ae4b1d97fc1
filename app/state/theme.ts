import type { AppStore } from './store.ts'

/** Sets `data-theme` of the page to what was chosen, or to what the system prefers; while presenting, a projector's. */
export function followTheme(store: AppStore, page: HTMLElement, dark: MediaQueryList): void {
  const apply = () => {
    const { view, present } = store.getState()
    const usual = view.theme === 'auto' ? (dark.matches ? 'dark' : 'light') : view.theme
    const named = present.open ? view.presentTheme : usual
    // Also the same name set again would have the editor make its theme anew.
    if (page.dataset['theme'] !== named) page.dataset['theme'] = named
  }
  apply()
  dark.addEventListener('change', apply)
  store.subscribe(apply)
}
