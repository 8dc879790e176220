import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { historyImport } from '../../server/history-import/index.ts'
import { replaceHistoryImport } from '../../server/history-import/store.ts'
import { testApp } from '../support/app.ts'
import { jobOf } from '../support/jobs.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

it('a download whose upload a crash cut off is deleted, and no other', async () => {
  const dataDir = folderOfTest()
  const { context, communeId } = await testApp({ settings: { dataDir } })
  const folder = join(dataDir, 'archives')
  mkdirSync(folder)
  const now = context.clock.now()
  for (const [name, minutes] of [
    ['cut.zip', 61],
    ['known.zip', 600],
    ['coming.zip', 1],
    ['1-yesterday.part', 24 * 60 + 1],
    ['1-tonight.part', 10 * 60],
  ] as const) {
    writeFileSync(join(folder, name), 'PK')
    const at = (now - minutes * 60_000) / 1000
    utimesSync(join(folder, name), at, at)
  }
  await replaceHistoryImport(context.db, {
    communeId,
    actor: 'Anne',
    connector: 'facebook',
    channelId: null,
    state: 'ready',
    file: 'known.zip',
    fileName: 'facebook.zip',
    size: 2,
    page: null,
    survey: '{}',
    total: 0,
    createdAt: now,
  })
  const job = await jobOf(historyImport, context, 'history import')
  await job.runOnce()
  await job.stop()
  expect(readdirSync(folder).toSorted()).toEqual(['1-tonight.part', 'coming.zip', 'known.zip'])
})
