import fc from 'fast-check'
import { expect } from 'vitest'
import { brokenTexts } from '../../../src/testing/broken.ts'
import { embedParts, readOptions } from '../../embed/options.ts'
import { applySetup } from '../../state/setup.ts'
import { followPage } from '../../state/pageAddress.ts'
import { scales } from '../../state/scale.ts'
import { createAppStore } from '../../state/store.ts'
import { border } from './border.ts'
import { expectWhole } from './whole.ts'

const queries = fc.constantFrom(
  '?theme=light&font=20&view=code,regs,step,why&readonly&step=4&autoplay=1&speed=2',
  '?ctl=yes&title=A%20figure&keys=parent&ask&lang=en',
  '?reading',
  '?glossary=thunk',
  '?lessons',
)

export const options = border({
  id: 'options in the query of an address',
  entries: ['query'],
  guards: [
    'app/embed/options.ts',
    'app/state/setup.ts',
    'app/state/pageAddress.ts',
    'app/embed/main.tsx',
  ],
  share: 4,
  inputs: brokenTexts(queries),
  enter: (query) => {
    const { view, font, title, step } = readOptions(query)
    for (const part of view) expect(embedParts).toContain(part)
    expect(font).toBeGreaterThan(8)
    expect((title ?? '').length).toBeLessThanOrEqual(200)
    if (step !== null) expect(Number.isSafeInteger(step)).toBe(true)
    const page = createAppStore()
    applySetup(page, query)
    expect(scales).toContain(page.getState().view.scale)
    followPage(page, { location: { search: query, pathname: '/', hash: '' } } as unknown as Window)
    expectWhole(page.getState())
  },
})
