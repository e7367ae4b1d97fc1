import type { AppStore } from './store.ts'

/** Sets `data-theme` of the page to what was chosen, or to what the system prefers. */
export function followTheme(store: AppStore, page: HTMLElement, dark: MediaQueryList): void {
  const apply = () => {
    const { theme } = store.getState().view
    const named = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
    // Also the same name set again would have the editor make its theme anew.
    if (page.dataset['theme'] !== named) page.dataset['theme'] = named
  }
  apply()
  dark.addEventListener('change', apply)
  store.subscribe(apply)
}
