import type { AppStore } from './store.ts'

/** Sets `data-theme` of the page to what was chosen, or to what the system prefers. */
export function followTheme(store: AppStore, page: HTMLElement, dark: MediaQueryList): void {
  const apply = () => {
    const { theme } = store.getState().view
    page.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
  }
  apply()
  dark.addEventListener('change', apply)
  store.subscribe(apply)
}
