import { benchAgenda } from './agenda.ts'
import { benchArchive } from './archive.ts'
import { benchBackup } from './backup.ts'
import { benchCapacity } from './capacity.ts'
import { benchChannels } from './channels.ts'
import { benchFrance } from './france/france.ts'
import { benchLive } from './live.ts'
import { benchLoad } from './load.ts'
import { benchMailbox } from './mailbox.ts'
import { benchNeed } from './need.ts'
import { benchOnTime } from './ontime/ontime.ts'
import { benchPages } from './pages.ts'
import { benchPolls } from './polls.ts'
import { benchPrivacy } from './privacy.ts'
import { benchProcess } from './process.ts'
import { benchReports } from './reports.ts'
import { benchRoutes } from './routes/routes.ts'
import { benchSearch } from './search.ts'
import { benchShares } from './shares.ts'
import { benchTrust } from './trust.ts'

/**
 * `npm run bench [polls|capacity|reports|process|live|archive|ontime [POSTS]|trust|backup|privacy|need|search|shares|agenda|mailbox [MAILS]|channels|routes [MESSAGES]|load [SECONDS]|pages|france [COMMUNES]]`: figures and ratios measured in one run. They are no
 * tests: a machine that is busy is slow, and only the ratios say something of the code.
 */
const benches: Record<string, (count?: number) => Promise<void>> = {
  polls: benchPolls,
  capacity: benchCapacity,
  reports: benchReports,
  process: benchProcess,
  live: benchLive,
  archive: benchArchive,
  ontime: benchOnTime,
  trust: benchTrust,
  backup: benchBackup,
  privacy: benchPrivacy,
  need: benchNeed,
  search: benchSearch,
  shares: benchShares,
  agenda: benchAgenda,
  mailbox: benchMailbox,
  channels: benchChannels,
  routes: benchRoutes,
  load: benchLoad,
  pages: benchPages,
  france: benchFrance,
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
