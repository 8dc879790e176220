import type { ComponentType } from 'preact'
import { useRoute } from 'preact-iso'
import type { Permission } from '../../../server/people/rules/role.ts'
import { Page } from '../../components/page.tsx'
import { approval } from '../../i18n/approval.ts'
import { settingsMessages } from '../../i18n/settings.ts'
import { paths } from '../../paths.ts'
import { may } from '../../session.ts'
import { DutySettings } from '../alerts/duty.tsx'
import { ApprovalRules } from '../approval/approval-rules.tsx'
import { Backups } from '../backup/backups.tsx'
import { Plans } from '../events/plans/plans.tsx'
import { OpeningHours } from '../hours/opening-hours.tsx'
import { SavedReplies } from '../inbox/saved-replies/saved-replies.tsx'
import NotFound from '../not-found.tsx'
import { Account } from '../people/account.tsx'
import { ApiKeys } from '../people/api-keys.tsx'
import { CommuneSettings } from '../people/commune.tsx'
import { Journal } from '../people/journal.tsx'
import { People } from '../people/people.tsx'
import { Privacy } from '../privacy/privacy.tsx'
import { Handover } from '../today/handover.tsx'

type PartKey =
  | 'commune'
  | 'hours'
  | 'duty'
  | 'approval'
  | 'saved'
  | 'plans'
  | 'people'
  | 'keys'
  | 'privacy'
  | 'backups'
  | 'handover'
  | 'journal'
  | 'account'
type Part = {
  key: PartKey
  href: string
  Screen: ComponentType
  /** What one must be allowed to do to see it. */
  needs: Permission
}

const parts: readonly Part[] = [
  { key: 'commune', href: paths.settings, Screen: CommuneSettings, needs: 'commune.read' },
  {
    key: 'hours',
    href: paths.settingsPart('horaires'),
    Screen: OpeningHours,
    needs: 'commune.read',
  },
  {
    key: 'duty',
    href: paths.settingsPart('permanence'),
    Screen: DutySettings,
    needs: 'commune.read',
  },
  {
    key: 'approval',
    href: paths.settingsPart('validation'),
    Screen: ApprovalRules,
    needs: 'commune.write',
  },
  {
    key: 'saved',
    href: paths.settingsPart('reponses'),
    Screen: SavedReplies,
    needs: 'messages.write',
  },
  { key: 'plans', href: paths.settingsPart('plans'), Screen: Plans, needs: 'events.write' },
  { key: 'people', href: paths.settingsPart('personnes'), Screen: People, needs: 'people.write' },
  { key: 'keys', href: paths.settingsPart('cles'), Screen: ApiKeys, needs: 'people.write' },
  {
    key: 'privacy',
    href: paths.settingsPart('donnees'),
    Screen: Privacy,
    needs: 'privacy.write',
  },
  {
    key: 'backups',
    href: paths.settingsPart('sauvegardes'),
    Screen: Backups,
    needs: 'backups.write',
  },
  {
    key: 'handover',
    href: paths.settingsPart('passation'),
    Screen: Handover,
    needs: 'people.write',
  },
  { key: 'journal', href: paths.settingsPart('journal'), Screen: Journal, needs: 'journal.read' },
  { key: 'account', href: paths.settingsPart('compte'), Screen: Account, needs: 'commune.read' },
]

/** The commune, its hours, its people, its keys, its journal: each with an address of its own. */
export default function Settings() {
  const { params } = useRoute()
  const t = settingsMessages().settings
  const href = params.part === undefined ? paths.settings : paths.settingsPart(params.part)
  const shown = parts.filter(({ needs }) => may(needs))
  const current = shown.find(part => part.href === href)
  if (current === undefined) return <NotFound />
  return (
    <Page title={t.title} lead={may('commune.write') ? t.lead : t.leadReader}>
      <nav aria-label={t.partsLabel} class="mb-8 border-base-300 border-b">
        <ul class="flex flex-wrap gap-x-6">
          {shown.map(part => (
            <li key={part.key}>
              <a
                href={part.href}
                aria-current={part === current ? 'page' : undefined}
                class={`-mb-px block border-b-3 py-2 ${
                  part === current
                    ? 'border-primary font-semibold text-primary'
                    : 'border-transparent hover:border-field'
                }`}
              >
                {part.key === 'approval' ? approval.value.historyTitle : t.parts[part.key]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <current.Screen />
    </Page>
  )
}
