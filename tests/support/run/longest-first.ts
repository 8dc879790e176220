import { statSync } from 'node:fs'
import type { TestSequencer, TestSpecification, Vitest } from 'vitest/node'

/** Those that take long for their size, s: they wait for others, or start many processes. */
const seconds: Record<string, number> = {
  'tests/publishing/deliver-storm.servers.test.ts': 85,
  'tests/web/screens.test.ts': 60,
  'tests/web/dialogs.test.ts': 50,
  'tests/publishing/deliver-kill-networks.servers.test.ts': 45,
  'tests/web/reply-times/reply-times.test.ts': 40,
  'tests/database/replaced-file.servers.test.ts': 25,
  'tests/start.test.ts': 25,
  'tests/backup/s3.servers.test.ts': 24,
  'tests/sandbox/demo.servers.test.ts': 20,
  'tests/pictures/workshop.test.ts': 15,
  'tests/architecture/rows.test.ts': 12,
  'tests/backup/backup.test.ts': 12,
  'tests/database/silent-postgres.test.ts': 12,
  'tests/database/migrate.test.ts': 10,
  'tests/http/roles.test.ts': 10,
}

/**
 * Begins with the longest file of each project, so that none is left alone at the end: by the run
 * before where Vitest kept one. A clone has none, and Vitest would go by size alone, by which a
 * storm of eighty lines comes last.
 */
export class LongestFirst implements TestSequencer {
  private readonly ctx: Vitest
  constructor(ctx: Vitest) {
    this.ctx = ctx
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    const known = new Map(files.map(file => [file, this.lengthOf(file)]))
    const projectOf = ({ project }: TestSpecification) => project.name
    return files.toSorted(
      (one, other) =>
        projectOf(other).localeCompare(projectOf(one)) ||
        (known.get(other) ?? 0) - (known.get(one) ?? 0),
    )
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    const { index, count } = this.ctx.config.shard ?? { index: 1, count: 1 }
    return files.filter((_, place) => place % count === index - 1)
  }

  /** ms; what failed comes before all. Without a run before, three bytes of a test take about one. */
  private lengthOf(file: TestSpecification): number {
    const before = this.ctx.cache.getTestSpecificationResult(file)
    if (before?.failed) return Number.POSITIVE_INFINITY
    const path = Object.keys(seconds).find(known => file.moduleId.endsWith(`/${known}`))
    const usual =
      path === undefined ? statSync(file.moduleId).size / 3 : (seconds[path] ?? 0) * 1_000
    return before?.duration ?? usual
  }
}
