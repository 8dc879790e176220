import type {
  AlertNoticeShape,
  AlertSettingsShape,
  DutyShape,
} from '../../../server/alerts/shapes.ts'
import type { ApprovalRulesEdit, ApprovalShape } from '../../../server/approval/shapes.ts'
import type { FeedShape, NeighbourEvent } from '../../../server/calendar/shapes.ts'
import type { ChannelShape, ConnectorShape } from '../../../server/channels/shapes/channel.ts'
import type { CommitteeShape, ProposalShape } from '../../../server/committees/shapes.ts'
import type { EventImportShape } from '../../../server/event-import/shapes.ts'
import type { EventShape } from '../../../server/events/shapes/event.ts'
import type { PlanShape } from '../../../server/events/shapes/plan.ts'
import type { CalendarShape, TargetsShape } from '../../../server/hours/shapes.ts'
import type { PresentShape } from '../../../server/inbox/shapes/acts.ts'
import type { SavedReplyShape } from '../../../server/inbox/shapes/saved-reply.ts'
import type { Language, Spoken } from '../../../server/language/sentence.ts'
import type { OfficialRequestShape } from '../../../server/official-requests/shapes.ts'
import type { GroupShape, PartnerShape } from '../../../server/partners/shapes.ts'
import type { Role } from '../../../server/people/rules/role.ts'
import type { NoPasskeys } from '../../../server/people/rules/sign-in.ts'
import type {
  ApiKeyShape,
  MembershipShape,
  PersonShape,
} from '../../../server/people/shapes/commune.ts'
import type { PasskeyShape } from '../../../server/people/shapes/passkey.ts'
import type { SessionShape, SignInMethods } from '../../../server/people/shapes/session.ts'
import type { RebuildShape } from '../../../server/reply-times/shapes.ts'
import type { InstalledCommune } from '../../../server/set-up/shapes.ts'
import type { OfferShape, ShareShape } from '../../../server/shares/shapes.ts'
import type { HouseRulesShape, TodayShape } from '../../../server/today/shapes.ts'
import { alertSettings, duties } from './alert-routes.ts'
import { feeds, neighbours } from './calendar-feeds.ts'
import { committees } from './committee-routes.ts'
import {
  apiKeys,
  calendar,
  channels,
  commune,
  connectors,
  people,
  START,
  sessions,
  targets,
} from './commune.ts'
import { makeEvents } from './events.ts'
import { type FakeConversation, makeConversations } from './messages.ts'
import { makeOffers, makeShares, partnerGroups, partners } from './partner-routes.ts'
import { makePlans } from './plan-routes.ts'
import { requests } from './request-routes.ts'
import { savedReplies } from './saved-reply-routes.ts'

/** `full` a morning at work, `empty` set up and nothing yet, `new` nothing at all. */
export type Scenario = 'full' | 'empty' | 'new'

type Status = 400 | 403 | 409 | 429 | 500 | 503
export type Fault =
  | 'hang'
  | { status: Status; body: { error: string; message: string; field?: string } }

export type Village = {
  scenario: Scenario
  /** The server's clock, ms UTC; a test moves it. */
  now: number
  isSetUp: boolean
  isSignedIn: boolean
  role: Role
  commune: typeof commune
  /** Others in which the same person works. */
  otherCommunes: MembershipShape[]
  /** Others of the installation. */
  installed: InstalledCommune[]
  /** Whether there is a mail server. */
  canMail: boolean
  secondFactor: boolean
  language: Language
  passkeys: PasskeyShape[]
  passkeysWhyNot: NoPasskeys | null
  /** An identity provider at the door. */
  provider: SignInMethods['provider']
  sessions: SessionShape[]
  requests: OfficialRequestShape[]
  people: PersonShape[]
  channels: Spoken<ChannelShape>[]
  connectors: Spoken<ConnectorShape>[]
  conversations: FakeConversation[]
  events: Spoken<EventShape>[]
  /** Seasons that were imported. */
  imports: EventImportShape[]
  plans: PlanShape[]
  feeds: Spoken<FeedShape>[]
  /** What takes place at neighbours'. */
  neighbours: NeighbourEvent[]
  /** Of the commune itself; null: nobody said. */
  inseeCode: string | null
  partners: PartnerShape[]
  partnerGroups: GroupShape[]
  shares: ShareShape[]
  committees: CommitteeShape[]
  proposals: ProposalShape[]
  offers: OfferShape[]
  calendar: CalendarShape
  targets: TargetsShape
  rebuild: RebuildShape['rebuild']
  duties: DutyShape[]
  /** What the list of the first day cannot see in the rest of the village. */
  firstSteps: {
    areHoursConfirmed: boolean
    /** Whether its form is open, though it is none of the channels shown. */
    hasOldForm: boolean
    wasMailSent: boolean
    isDismissed: boolean
    /** Why the mail server refuses a trial mail; null: it takes it. */
    trialReason: string | null
  }
  /** The commune's own words in its printed rules; null: those that are proposed. */
  houseRules: HouseRulesShape['own']
  alertSettings: AlertSettingsShape
  /** Those that told the one who is signed in, oldest first. */
  notices: AlertNoticeShape[]
  approvals: ApprovalShape[]
  approvalRules: ApprovalRulesEdit
  /** Takes the last decision back. */
  undo: () => void
  apiKeys: ApiKeyShape[]
  savedReplies: SavedReplyShape[]
  recipients: string[]
  /** How many were late already when their channel was connected. */
  old: number
  /** Whether the reader may approve what is planned, where somebody must. */
  mayDecide: boolean
  /** What it means when nobody waits. */
  quiet: Spoken<TodayShape>['quiet']
  failure: Spoken<TodayShape>['failure']
  /** What was asked of the API to change something, in order. */
  asked: { method: string; path: string; body: unknown }[]
  /** Who else has a conversation open. */
  present: PresentShape[]
  /** How long each request is on its way, ms. */
  latency: number
  /** The next matching request is refused. */
  fail: (method: string, path: string, fault: Fault) => void
  faultFor: (method: string, path: string) => Fault | undefined
}

export function makeVillage(scenario: Scenario, role: Role): Village {
  const isFull = scenario === 'full'
  const events = isFull ? makeEvents() : []
  const faults: { method: string; path: string; fault: Fault }[] = []
  return {
    scenario,
    now: START,
    isSetUp: scenario !== 'new',
    otherCommunes: [],
    installed: [],
    isSignedIn: scenario !== 'new',
    role,
    commune: { ...commune },
    canMail: true,
    secondFactor: false,
    language: 'fr',
    passkeys: [],
    passkeysWhyNot: 'ip',
    provider: null,
    sessions: structuredClone(sessions),
    requests: scenario === 'full' ? structuredClone(requests) : [],
    people: structuredClone(people),
    channels: isFull ? structuredClone(channels) : [],
    connectors: structuredClone(connectors),
    conversations: isFull ? makeConversations() : [],
    imports: [],
    plans: makePlans(),
    feeds: isFull ? structuredClone(feeds) : [],
    neighbours: isFull ? structuredClone(neighbours) : [],
    inseeCode: isFull ? '51108' : null,
    partners: isFull ? structuredClone(partners) : [],
    partnerGroups: isFull ? structuredClone(partnerGroups) : [],
    committees: isFull ? structuredClone(committees) : [],
    proposals: [],
    shares: makeShares(events.find(({ status }) => status === 'planned')),
    offers: scenario === 'full' ? makeOffers() : [],
    events,
    calendar: structuredClone(calendar),
    targets: structuredClone(targets),
    rebuild: null,
    duties: isFull ? structuredClone(duties) : [],
    firstSteps: {
      areHoursConfirmed: isFull,
      hasOldForm: isFull,
      wasMailSent: isFull,
      isDismissed: false,
      trialReason: null,
    },
    alertSettings: { ...alertSettings },
    houseRules: null,
    notices: [],
    savedReplies: isFull ? structuredClone(savedReplies) : [],
    approvals: [],
    approvalRules: { enabled: false, roles: [], approvers: [], substituteHours: 24 },
    undo: () => {},
    apiKeys: isFull ? structuredClone(apiKeys) : [],
    recipients: isFull ? ['maire@sommeville.example', 'conseil@sommeville.example'] : [],
    old: 0,
    mayDecide: true,
    failure: null,
    quiet:
      scenario === 'full'
        ? { kind: 'well', readUntil: '2026-11-24T09:11:40.000Z' }
        : { kind: 'unconnected' },
    asked: [],
    present: [],
    latency: 0,
    fail: (method, path, fault) => {
      faults.push({ method, path, fault })
    },
    faultFor: (method, path) => {
      const index = faults.findIndex(one => one.method === method && one.path === path)
      return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault
    },
  }
}
