import { benchBroadcast } from './broadcast.ts'
import { benchEarlier } from './earlier.ts'
import { benchFrance } from './france/france.ts'
import { benchLoad } from './load.ts'
import { benchNeed } from './need.ts'
import { benchOnTime } from './ontime.ts'
import { benchPages } from './pages.ts'
import { benchPolls } from './polls.ts'
import { benchProcess } from './process.ts'
import { benchRelease } from './release.ts'
import { benchReports } from './reports.ts'
import { benchRoutes } from './routes.ts'
import { benchSize } from './size.ts'

/**
 * `npm run bench [process|reports|ontime [POSTS]|routes [MESSAGES]|load [SECONDS]|pages|need|earlier [MESSAGES]|broadcast [BROWSERS]|polls|france [COMMUNES]|release [MESSAGES]|size]`:
 * figures and ratios measured in one run. They are no tests: a machine that is busy is slow, and only
 * the ratios say something of the code.
 */
const benches: Record<string, (count?: number) => Promise<void>> = {
  process: benchProcess,
  reports: benchReports,
  ontime: benchOnTime,
  routes: benchRoutes,
  load: benchLoad,
  pages: benchPages,
  need: benchNeed,
  earlier: benchEarlier,
  broadcast: benchBroadcast,
  polls: benchPolls,
  france: benchFrance,
  release: benchRelease,
  size: benchSize,
}

const given = process.argv.slice(2)
const count = given.find(word => /^\d+$/.test(word))
const wanted = given.filter(word => word !== count)
const unknown = wanted.find(name => !Object.hasOwn(benches, name))
if (unknown !== undefined) {
  process.stderr.write(`No bench is named ${unknown}: ${Object.keys(benches).join(', ')}.\n`)
  process.exit(2)
}
for (const [name, run] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stdout.write(`\n${name}\n`)
  await run(count === undefined ? undefined : Number(count))
}
