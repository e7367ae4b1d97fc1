import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { filesBelow } from './filesBelow.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pvscope-'))
})

afterEach(() => rm(folder, { recursive: true }))

it('finds the files of one folder per student, and none that are hidden', async () => {
  const paths = ['all.csv', 'ada/answer.s', 'ada/more/second.s', 'ada/._answer.s', '.git/head.txt']
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), '')
  }
  const found = await filesBelow(folder)
  expect(found.toSorted()).toEqual(['ada/answer.s', 'ada/more/second.s', 'all.csv'])
})
