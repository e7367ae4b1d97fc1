import type { Plugin } from 'vite'

const whole = "import React from 'react';"

/**
 * The store's library asks for React as one object, which keeps all of it. By names a bundler sees what it uses.
 * Throws where a new release asks in another way.
 */
export const namedReact = (): Plugin => ({
  name: 'pvscope-named-react',
  enforce: 'pre',
  transform: {
    filter: { id: /zustand\/esm\/react\.mjs$/ },
    handler(code) {
      if (!code.includes(whole)) throw new Error('zustand asks for React in another way')
      return { code: code.replace(whole, "import * as React from 'react';"), map: null }
    },
  },
})
