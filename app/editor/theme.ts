import { editor } from 'monaco-editor/editor'

const name = 'pvscope'

/** Colours of tokens by the names of tokens.css; the editor takes hex only. */
const tokenColours = {
  comment: '--faint',
  label: '--muted',
  directive: '--muted',
  string: '--muted',
  macro: '--text',
  operation: '--syntax-macro',
  mnemonic: '--syntax-mnemonic',
  register: '--syntax-register',
} as const

/** `#fff` as `#ffffff`: the editor knows no short form, and what makes the styles small writes it. */
const long = (hex: string): string =>
  /^#[0-9a-f]{3}$/i.test(hex) ? hex.replaceAll(/[0-9a-f]/gi, (digit) => digit + digit) : hex

/** A colour that the system names, as who forces colours has them all: looked up on the page. */
function named(colour: string, page: HTMLElement): string {
  const probe = document.createElement('span')
  probe.style.color = colour
  page.append(probe)
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? []
  probe.remove()
  const parts = channels.slice(0, 3).map((part) => Math.round(Number(part)))
  return parts.length === 3
    ? `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
    : '#808080'
}

/** Makes the editor's theme from the page's colours, now and whenever the page changes its theme. */
export function followPageTheme(page: HTMLElement): () => void {
  const apply = () => {
    const style = getComputedStyle(page)
    const colour = (token: string) => {
      const value = style.getPropertyValue(token).trim()
      return value.startsWith('#') ? long(value) : named(value, page)
    }
    editor.defineTheme(name, {
      base: style.colorScheme.includes('light') ? 'vs' : 'vs-dark',
      inherit: false,
      rules: [
        { token: '', foreground: colour('--text').slice(1) },
        ...Object.entries(tokenColours).map(([token, from]) => ({
          token,
          foreground: colour(from).slice(1),
          ...(token === 'macro' ? { fontStyle: 'bold' } : {}),
        })),
      ],
      colors: pageColours(colour),
    })
    editor.setTheme(name)
  }
  apply()
  const observer = new MutationObserver(apply)
  observer.observe(page, { attributeFilter: ['data-theme'] })
  const forced = window.matchMedia('(forced-colors: active)')
  forced.addEventListener('change', apply)
  return () => {
    observer.disconnect()
    forced.removeEventListener('change', apply)
  }
}

function pageColours(colour: (token: string) => string): Record<string, string> {
  const live = colour('--live')
  return {
    'editor.background': colour('--background'),
    'editor.foreground': colour('--text'),
    'editorLineNumber.foreground': colour('--faint'),
    'editorLineNumber.activeForeground': colour('--muted'),
    'editorCursor.foreground': colour('--text'),
    'editor.selectionBackground': `${live}55`,
    'editor.inactiveSelectionBackground': `${live}33`,
    'editorWidget.background': colour('--raised'),
    'editorWidget.foreground': colour('--text'),
    'editorWidget.border': colour('--edge'),
    'editorHoverWidget.background': colour('--raised'),
    'editorHoverWidget.foreground': colour('--text'),
    'editorHoverWidget.border': colour('--edge'),
    'editorSuggestWidget.background': colour('--raised'),
    'editorSuggestWidget.foreground': colour('--text'),
    'editorSuggestWidget.border': colour('--edge'),
    'editorSuggestWidget.selectedBackground': `${live}40`,
    'editorSuggestWidget.selectedForeground': colour('--text'),
    'editorSuggestWidget.highlightForeground': live,
    'editorSuggestWidget.focusHighlightForeground': live,
    'list.hoverBackground': `${live}22`,
    'editorError.foreground': colour('--destroyed'),
    'editorWarning.foreground': colour('--thunk'),
    'editorInfo.foreground': live,
    'editorBracketMatch.background': '#00000000',
    'editorBracketMatch.border': colour('--edge'),
    'scrollbarSlider.background': `${colour('--edge')}55`,
    'scrollbarSlider.hoverBackground': `${colour('--edge')}88`,
    'scrollbarSlider.activeBackground': `${colour('--edge')}aa`,
    'input.background': colour('--background'),
    'input.foreground': colour('--text'),
    'input.border': colour('--edge'),
    focusBorder: live,
  }
}
