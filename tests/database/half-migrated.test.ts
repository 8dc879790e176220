import { describe, expect, it } from 'vitest'
import { versions } from '../support/database/cut-migration.ts'
import { faultsOfCuts } from '../support/database/migration-faults.ts'

describe('a migration that a version without transactions was killed in', () => {
  // All of the cuts, some three hundred: `npm run test:faults`.
  it.each(versions)('goes on where it stopped: %s', async version => {
    const { faults, wrong } = await faultsOfCuts(version, 16)
    expect(faults).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  })
})
