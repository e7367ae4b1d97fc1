import { brokenLinks, readLink } from '../../../src/testing/brokenLinks.ts'
import { createAppStore } from '../../state/store.ts'
import { openLink } from '../../state/address.ts'
import { openPresentLink } from '../../state/presentAddress.ts'
import { expectWhole } from './whole.ts'
import { border } from './border.ts'

export const links = border({
  id: 'links',
  entries: ['link'],
  guards: [
    'src/share/decodeLink.ts',
    'src/share/deck.ts',
    'app/state/address.ts',
    'app/state/followAddress.ts',
    'app/state/presentAddress.ts',
    'app/state/presenter.ts',
    'app/embed/start.tsx',
  ],
  share: 8,
  inputs: brokenLinks,
  enter: (link) => {
    readLink(link)
    const store = createAppStore()
    openLink(store, link)
    openPresentLink(store, link)
    expectWhole(store.getState())
  },
})
