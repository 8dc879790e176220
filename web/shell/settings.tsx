import { ArrowLeft } from 'lucide'
import type { ComponentType } from 'preact'
import { useRoute } from 'preact-iso'
import type { Permission } from '../../server/people/rules/role.ts'
import { DutySettings } from '../alerts/duty-roster.tsx'
import { ApprovalRules } from '../approval/approval-rules.tsx'
import { approvalMessages } from '../approval/messages.ts'
import { Backups } from '../backup/backups.tsx'
import { Committees } from '../committees/committees.tsx'
import { Icon } from '../components/icon.tsx'
import { Page, Section } from '../components/page.tsx'
import { Plans } from '../events/plans.tsx'
import { OpeningHours } from '../hours/opening-hours.tsx'
import { SavedReplies } from '../inbox/answering/saved-replies.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { Account } from '../people/account.tsx'
import { ApiKeys } from '../people/api-keys.tsx'
import { CommuneSettings } from '../people/commune.tsx'
import { Journal } from '../people/journal.tsx'
import { People } from '../people/people.tsx'
import { Privacy } from '../privacy/privacy.tsx'
import { may, me } from '../session.ts'
import { Communes } from '../set-up/communes.tsx'
import { Handover } from '../today/handover.tsx'
import { HouseRules } from '../today/house-rules.tsx'
import { Webhooks } from '../webhooks/webhooks.tsx'
import NotFound from './not-found.tsx'
import { places } from './places.tsx'
import { settingsMessages } from './settings-messages.ts'

type Words = ReturnType<typeof settingsMessages>
type Part = {
  key: keyof Words['parts'] | 'approval'
  /** The last of its address. */
  word: string
  Screen: ComponentType
  /** What one must be allowed to do to see it. */
  needs: Permission
}

const groups: readonly { key: keyof Words['groups']; parts: readonly Part[] }[] = [
  {
    key: 'commune',
    parts: [
      { key: 'commune', word: 'commune', Screen: CommuneSettings, needs: 'commune.read' },
      { key: 'hours', word: 'horaires', Screen: OpeningHours, needs: 'commune.read' },
      { key: 'duty', word: 'permanence', Screen: DutySettings, needs: 'commune.read' },
      { key: 'rules', word: 'regles', Screen: HouseRules, needs: 'commune.read' },
    ],
  },
  {
    key: 'answers',
    parts: [
      { key: 'saved', word: 'reponses', Screen: SavedReplies, needs: 'messages.write' },
      { key: 'plans', word: 'plans', Screen: Plans, needs: 'events.write' },
      { key: 'committees', word: 'comites', Screen: Committees, needs: 'events.write' },
      { key: 'approval', word: 'validation', Screen: ApprovalRules, needs: 'commune.write' },
    ],
  },
  {
    key: 'access',
    parts: [
      { key: 'account', word: 'compte', Screen: Account, needs: 'commune.read' },
      { key: 'people', word: 'personnes', Screen: People, needs: 'people.write' },
      { key: 'keys', word: 'cles', Screen: ApiKeys, needs: 'people.write' },
      { key: 'webhooks', word: 'webhooks', Screen: Webhooks, needs: 'people.write' },
      { key: 'journal', word: 'journal', Screen: Journal, needs: 'journal.read' },
    ],
  },
  {
    key: 'installation',
    parts: [
      { key: 'privacy', word: 'donnees', Screen: Privacy, needs: 'privacy.write' },
      { key: 'communes', word: 'communes', Screen: Communes, needs: 'communes.write' },
      { key: 'backups', word: 'sauvegardes', Screen: Backups, needs: 'backups.write' },
      { key: 'handover', word: 'passation', Screen: Handover, needs: 'people.write' },
    ],
  },
]

/** The parts that one may see, in their groups, each with its name and its address. */
function partsShown() {
  const t = settingsMessages()
  return groups
    .map(({ key, parts }) => ({
      title: t.groups[key],
      parts: parts
        .filter(({ needs }) => may(needs))
        .map(part => ({
          ...part,
          name: part.key === 'approval' ? approvalMessages().historyTitle : t.parts[part.key],
          href: paths.settingsPart(part.word),
        })),
    }))
    .filter(({ parts }) => parts.length > 0)
}

/**
 * The commune, its hours, its people, its keys, its journal: each with an address of its own. The
 * list stands beside the part; on a telephone it is a screen, from which one comes to the parts.
 */
export default function Settings() {
  const { params } = useRoute()
  const t = settingsMessages()
  const { part: asked = 'commune' } = params
  const shown = partsShown()
  const isList = params.part === undefined
  const current = shown.flatMap(({ parts }) => parts).find(({ word }) => word === asked)
  if (current === undefined) return <NotFound />
  return (
    <Page
      title={t.title}
      tab={isList ? t.title : current.name}
      lead={may('commune.write') ? t.lead : t.leadReader}
      isSheet={current.key === 'rules'}
    >
      {!isList && (
        <a
          href={paths.settings}
          class="text-link no-print mb-5 inline-flex items-center gap-1 text-sm lg:hidden"
        >
          <Icon of={ArrowLeft} size={16} />
          {t.allParts}
        </a>
      )}
      <div class="grid items-start gap-x-10 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <nav
          aria-label={t.partsLabel}
          class={`no-print flex flex-col gap-6 lg:-mx-1 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:scroll-py-1 lg:overflow-y-auto lg:px-1 ${isList ? '' : 'hidden lg:flex'}`}
        >
          {shown.map(({ title, parts }) => (
            <div key={title}>
              <h2 class="mb-1 font-sans font-semibold text-muted text-sm">{title}</h2>
              <ul class="sheet divide-y divide-base-300 lg:divide-y-0 lg:border-0 lg:bg-transparent">
                {parts.map(part => (
                  <li key={part.key}>
                    <a
                      href={part.href}
                      aria-current={part === current && !isList ? 'page' : undefined}
                      class={`block px-4 py-3 lg:rounded-field lg:px-3 lg:py-1.5 ${
                        part === current
                          ? 'lg:bg-primary/8 lg:font-semibold lg:text-primary'
                          : 'hover:bg-base-200'
                      }`}
                    >
                      {part.name}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <p class="px-3 text-muted text-sm">{t.version(me.value?.version ?? '')}</p>
        </nav>
        <div class={isList ? 'hidden lg:block' : ''}>
          <current.Screen />
        </div>
      </div>
    </Page>
  )
}

type Link = { href: string; name: string }

/** Every screen that one may open: a second way beside the menu (RGAA 12.1). */
export function SiteMap() {
  const t = messages.value
  const { first, more } = places()
  return (
    <Page title={t.shell.siteMap}>
      <div class="flex flex-col gap-8">
        <Links
          title={t.nav.screens}
          links={[
            ...[...first, ...more].map(({ href, label }) => ({ href, name: label })),
            { href: paths.audience, name: settingsMessages().howMany },
            { href: paths.evidence, name: settingsMessages().evidence },
          ]}
        />
        {partsShown().map(({ title, parts }) => (
          <Links key={title} title={`${t.nav.settings}, ${title}`} links={parts} />
        ))}
        <Links
          title={t.shell.help}
          links={[
            { href: paths.help, name: t.shell.help },
            { href: paths.accessibility, name: t.shell.accessibility },
          ]}
        />
      </div>
    </Page>
  )
}

function Links({ title, links }: { title: string; links: readonly Link[] }) {
  return (
    <Section title={title}>
      <ul class="flex flex-col gap-1.5">
        {links.map(({ href, name }) => (
          <li key={href}>
            <a class="text-link" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
