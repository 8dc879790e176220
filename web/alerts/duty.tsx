import { api } from '../api.ts'
import { Loaded } from '../components/loaded.tsx'
import { useResource } from '../resource.ts'
import { DutyAlertLines } from './alert-lines.tsx'
import { DutyMine } from './duty-mine.tsx'
import { DutyRoster } from './duty-roster.tsx'

/** Whose turn it is to answer, when somebody is alerted, and how. */
export function DutySettings() {
  const duties = useResource('duties', () => api('GET /duties'), ['alerts', 'commune'])
  const settings = useResource('alert-settings', () => api('GET /alert-settings'), ['alerts'])
  return (
    <div class="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Loaded resource={duties} lines={4}>
        {data => <DutyRoster roster={data} onChange={duties.reload} />}
      </Loaded>
      <Loaded resource={settings} lines={4}>
        {data => (
          <div class="flex flex-col gap-8">
            <DutyAlertLines settings={data} onChange={settings.replace} />
            <DutyMine settings={data} onChange={settings.replace} />
          </div>
        )}
      </Loaded>
    </div>
  )
}
