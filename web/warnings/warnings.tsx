import { Plus, Siren } from 'lucide'
import { useState } from 'preact/hooks'
import { type Answer, useApi } from '../api.ts'
import { closing } from '../components/dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Empty, Loaded, Page, Section } from '../components/page.tsx'
import { VigilanceNow, VigilanceSource } from '../feeds/vigilance.tsx'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { warningMessages } from './messages.ts'
import { WarningCard } from './warning-card.tsx'

const LiftDialog = lazyPart(() => import('./lift-dialog.tsx'), 0)

type Shape = Answer<'GET /warnings'>['warnings'][number]

/** What the mairie warns everybody of: what runs first, how it fares, and how to take it back. */
export default function Warnings() {
  const t = warningMessages()
  const listed = useApi('GET /warnings', ['deliveries'])
  const [lifting, setLifting] = useState<Shape | null>(null)
  const { running, earlier } = sorted(listed.data?.warnings ?? [])
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        may('events.write') && (
          // Taking back comes first while there is something to take back.
          <a class={`btn ${running.length > 0 ? '' : 'btn-primary'}`} href={paths.warningNew}>
            <Icon of={Plus} />
            {t.start}
          </a>
        )
      }
    >
      <Loaded resource={listed} lines={6}>
        {({ warnings }) => (
          <div class="flex flex-col gap-8">
            <VigilanceNow />
            {warnings.length === 0 && (
              <Empty icon={Siren} title={t.none}>
                {t.noneHelp}
              </Empty>
            )}
            <Part title={t.running} warnings={running} onLift={setLifting} />
            <Part title={t.earlier} warnings={earlier} onLift={setLifting} />
            <VigilanceSource />
          </div>
        )}
      </Loaded>
      {/* Not in its card: where a colleague is quicker that moves, and this is to say so. */}
      {lifting !== null && (
        <LiftDialog
          warning={lifting}
          onDone={listed.reload}
          onClose={() => setLifting(closing(lifting, null))}
        />
      )}
    </Page>
  )
}

/** A drill is over as soon as it was sent. */
function sorted(warnings: readonly Shape[]) {
  const isRunning = ({ state, isDrill }: Shape) => state === 'running' && !isDrill
  return {
    running: warnings.filter(isRunning),
    earlier: warnings.filter(one => !isRunning(one)),
  }
}

type PartProps = { title: string; warnings: readonly Shape[]; onLift: (warning: Shape) => void }

function Part({ title, warnings, onLift }: PartProps) {
  if (warnings.length === 0) return null
  return (
    <Section title={title}>
      <ul class="flex flex-col gap-4">
        {warnings.map((one, index) => (
          <li key={one.id}>
            <WarningCard
              warning={one}
              isPrimary={index === 0 && one.state === 'running'}
              onLift={() => onLift(one)}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
