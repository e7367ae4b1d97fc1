import { expect, it, vi } from 'vitest'
import { createAppStore } from '../state/store.ts'
import { neededFor } from './itaniumPart.ts'
import { setFigure } from './setting.ts'

vi.mock('../state/linkCodec.ts', () => import('./lighter/linkCodec.ts'))

it.each([{ link: '' }, { link: '#' }, { link: '', rules: 'scan' }] as const)(
  'says that there is no link where nothing has been brought to read one: %j',
  (wanted) => {
    const store = createAppStore()
    const { document } = store.getState()
    expect(neededFor(wanted)).toBeNull()
    expect(setFigure(store, wanted)?.code).toBe('bad-link')
    expect(store.getState().document).toBe(document)
  },
)
