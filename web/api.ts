import type { z } from 'zod'
import type {
  AlertSettingsEdit,
  AlertSettingsShape,
  AlertsShape,
  DutiesShape,
  DutyShape,
  dutyNew,
} from '../server/alerts/shapes.ts'
import type {
  ChannelChange,
  ChannelNew,
  ChannelShape,
  ConnectorShape,
  channelReconnect,
  PollResult,
} from '../server/channels/shapes/channel.ts'
import type { DigestShape } from '../server/digest/shapes.ts'
import type {
  SeasonChecked,
  SeasonImported,
  SeasonImportShape,
  SeasonPreview,
  SeasonUndone,
  seasonCheck,
  seasonImport,
} from '../server/event-import/shapes.ts'
import type {
  EventMade,
  EventShape,
  eventEdit,
  eventNew,
  OccurrencesShape,
  occurrencesAsked,
  PostMade,
  postNew,
  ReminderShape,
  SeriesScope,
} from '../server/events/shapes/event.ts'
import type {
  EventChangePlan,
  eventChangeAsked,
  eventChangeNew,
} from '../server/events/shapes/event-change.ts'
import type { PlanList, PlanNew, PlanShape } from '../server/events/shapes/plan.ts'
import type {
  ArchiveImportState,
  archiveRemoved,
  archiveStart,
} from '../server/history-import/shapes.ts'
import type { CalendarShape, communeEdit, HoursPreviewShape } from '../server/hours/shapes.ts'
import type {
  ConversationShape,
  conversationList,
  markNew,
  mergeCandidates,
  ReplyShape,
  replyNew,
} from '../server/inbox/shapes/conversation.ts'
import type {
  SavedReplyList,
  SavedReplyNew,
  SavedReplyShape,
} from '../server/inbox/shapes/saved-reply.ts'
import type { JournalKind } from '../server/people/rules/journal.ts'
import type {
  ApiKeyShape,
  apiKeyMade,
  apiKeyNew,
  CommuneShape,
  MeShape,
  PersonShape,
  personNew,
  setupRequest,
} from '../server/people/shapes/commune.ts'
import type { JournalPage } from '../server/people/shapes/journal.ts'
import type { DeliveryAction } from '../server/publishing/rules/delivery-state.ts'
import type { DeliveryShape } from '../server/publishing/shapes.ts'
import type {
  EpisodeListShape,
  episodeListQuery,
  RebuildShape,
  ReportFiguresShape,
} from '../server/reply-times/shapes.ts'
import type { TodayShape } from '../server/today/shapes.ts'
import { request, upload } from './request.ts'

export type ConversationList = z.infer<typeof conversationList>
export type MergeCandidate = z.infer<typeof mergeCandidates>['conversations'][number]
export type DutyInput = z.output<typeof dutyNew>
export type EventChangeInput = z.input<typeof eventChangeAsked>
export type EventInput = z.input<typeof eventNew>
export type EventEditInput = z.input<typeof eventEdit>
export type SeasonCheckInput = z.input<typeof seasonCheck>
export type SeasonImportInput = z.input<typeof seasonImport>
export type ConversationFilter = 'waiting' | 'all' | 'excluded'
/** Of what reply times are asked: a period, of one channel or all, with or without the exclusions. */
export type ReportAsked = {
  from: string
  to: string
  channel: number | null
  exclusions: ReportFiguresShape['exclusions']
}
/** Which list of it, and what of the list. */
export type EpisodesAsked = ReportAsked &
  Partial<Omit<z.output<typeof episodeListQuery>, keyof ReportAsked | 'now'>>

function query(values: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

const scopeQuery = (scope: SeriesScope) => (scope === 'this' ? '' : `?scope=${scope}`)

/** The server's routes, one function each; shapes are in server/shapes. */
export const api = {
  signIn: (email: string, password: string) =>
    request<unknown>('POST', '/api/auth/sign-in/email', { email, password }),
  changePassword: (currentPassword: string, newPassword: string) =>
    request<unknown>('POST', '/api/auth/change-password', {
      currentPassword,
      newPassword,
      revokeOtherSessions: true,
    }),
  signOut: () => request<unknown>('POST', '/api/auth/sign-out', {}),
  setupState: () => request<{ needed: boolean }>('GET', '/api/setup'),
  setUp: (body: z.infer<typeof setupRequest>) => request<MeShape>('POST', '/api/setup', body),
  me: () => request<MeShape>('GET', '/api/me'),
  today: () => request<TodayShape>('GET', '/api/today'),

  conversations: (filter: ConversationFilter, channel: number | null, before?: string) =>
    request<ConversationList>('GET', `/api/conversations${query({ filter, channel, before })}`),
  conversation: (id: number) => request<ConversationShape>('GET', `/api/conversations/${id}`),
  reply: (conversation: number, body: z.infer<typeof replyNew>) =>
    request<ReplyShape>('POST', `/api/conversations/${conversation}/replies`, body),
  retryReply: (id: number) => request<ReplyShape>('POST', `/api/replies/${id}/retry`, {}),
  mark: (message: number, body: z.infer<typeof markNew>) =>
    request<ConversationShape>('POST', `/api/messages/${message}/marks`, body),
  unmark: (message: number, mark: number) =>
    request<ConversationShape>('DELETE', `/api/messages/${message}/marks/${mark}`),
  setHidden: (message: number, hidden: boolean) =>
    request<ConversationShape>('POST', `/api/messages/${message}/hidden`, { hidden }),
  setAutomatic: (message: number, automatic: boolean | null) =>
    request<ConversationShape>('POST', `/api/messages/${message}/automatic`, { automatic }),
  setHolding: (message: number, holding: boolean) =>
    request<ConversationShape>('POST', `/api/messages/${message}/holding`, { holding }),
  mergeCandidates: (conversation: number, search: string) =>
    request<z.infer<typeof mergeCandidates>>(
      'GET',
      `/api/conversations/${conversation}/merge-candidates${query({ search })}`,
    ),
  merge: (conversation: number, into: number) =>
    request<ConversationShape>('POST', `/api/conversations/${conversation}/merge`, { into }),
  split: (conversation: number, from?: number) =>
    request<ConversationShape>('POST', `/api/conversations/${conversation}/split`, { from }),

  journal: (kind: JournalKind | null, before?: number) =>
    request<JournalPage>('GET', `/api/journal${query({ kind, before })}`),

  replyFigures: (asked: ReportAsked) =>
    request<ReportFiguresShape>('GET', `/api/reports/replies/figures${query(asked)}`),
  replyEpisodes: (asked: EpisodesAsked) =>
    request<EpisodeListShape>('GET', `/api/reports/replies/episodes${query(asked)}`),
  replyCsvAddress: (asked: ReportAsked) => `/api/reports/replies.csv${query(asked)}`,

  channels: () => request<{ channels: ChannelShape[] }>('GET', '/api/channels'),
  connectors: () => request<{ connectors: ConnectorShape[] }>('GET', '/api/connectors'),
  connect: (body: ChannelNew) => request<ChannelShape>('POST', '/api/channels', body),
  checkChannel: (id: number) => request<ChannelShape>('POST', `/api/channels/${id}/check`, {}),
  pollChannel: (id: number) =>
    request<{ results: PollResult[] }>('POST', `/api/channels/${id}/poll`, {}),
  changeChannel: (id: number, change: ChannelChange) =>
    request<ChannelShape>('PATCH', `/api/channels/${id}`, change),
  reconnect: (id: number, body: z.input<typeof channelReconnect>) =>
    request<ChannelShape>('POST', `/api/channels/${id}/reconnect`, body),
  disconnect: (id: number) => request<unknown>('DELETE', `/api/channels/${id}`),

  archiveImport: () => request<ArchiveImportState>('GET', '/api/archive-import'),
  uploadArchive: (file: File, progress: (ratio: number) => void) =>
    upload<ArchiveImportState>(`/api/archive-import${query({ name: file.name })}`, file, progress),
  startArchive: (body: z.infer<typeof archiveStart>) =>
    request<ArchiveImportState>('POST', '/api/archive-import/start', body),
  stopArchive: () => request<ArchiveImportState>('POST', '/api/archive-import/stop', {}),
  resumeArchive: () => request<ArchiveImportState>('POST', '/api/archive-import/resume', {}),
  discardArchive: () => request<unknown>('DELETE', '/api/archive-import'),
  removeArchive: (channel: number) =>
    request<z.infer<typeof archiveRemoved>>('DELETE', `/api/channels/${channel}/archive`),

  events: (from?: string) =>
    request<{ events: EventShape[] }>('GET', `/api/events${query({ from })}`),
  event: (id: number) => request<EventShape>('GET', `/api/events/${id}`),
  createEvent: (body: EventInput) => request<EventMade>('POST', '/api/events', body),
  editEvent: (id: number, body: EventEditInput, scope: SeriesScope = 'this') =>
    request<EventShape>('PUT', `/api/events/${id}${scopeQuery(scope)}`, body),
  deleteEvent: (id: number, scope: SeriesScope = 'this') =>
    request<unknown>('DELETE', `/api/events/${id}${scopeQuery(scope)}`),
  occurrences: (body: z.input<typeof occurrencesAsked>) =>
    request<OccurrencesShape>('POST', '/api/events/occurrences', body),
  readSeason: (
    file: File,
    asked: { columns?: string; clock?: string },
    progress: (ratio: number) => void,
  ) =>
    upload<SeasonPreview>(
      `/api/events/import/preview${query({ name: file.name, ...asked })}`,
      file,
      progress,
    ),
  checkSeason: (body: SeasonCheckInput) =>
    request<SeasonChecked>('POST', '/api/events/import/check', body),
  importSeason: (body: SeasonImportInput) =>
    request<SeasonImported>('POST', '/api/events/import', body),
  seasonImports: () => request<{ imports: SeasonImportShape[] }>('GET', '/api/events/imports'),
  undoSeason: (id: number) => request<SeasonUndone>('DELETE', `/api/events/imports/${id}`),
  previewEventChange: (id: number, body: EventChangeInput) =>
    request<EventChangePlan>('POST', `/api/events/${id}/changes/preview`, body),
  changeEvent: (id: number, body: z.input<typeof eventChangeNew>) =>
    request<EventShape>('POST', `/api/events/${id}/changes`, body),
  plans: () => request<PlanList>('GET', '/api/plans'),
  addPlan: (body: PlanNew) => request<PlanShape>('POST', '/api/plans', body),
  changePlan: (id: number, body: PlanNew) => request<PlanShape>('PUT', `/api/plans/${id}`, body),
  makePlanDefault: (id: number) => request<PlanShape>('POST', `/api/plans/${id}/default`, {}),
  removePlan: (id: number) => request<unknown>('DELETE', `/api/plans/${id}`),
  markReminder: (id: number, isDone: boolean) =>
    request<ReminderShape>('POST', `/api/reminders/${id}/${isDone ? 'done' : 'undone'}`, {}),
  addPost: (event: number, body: z.input<typeof postNew>) =>
    request<PostMade>('POST', `/api/events/${event}/posts`, body),
  actOnDelivery: (id: number, act: DeliveryAction) =>
    request<DeliveryShape>('POST', `/api/deliveries/${id}/${act}`, {}),

  digest: (week?: string) => request<DigestShape>('GET', `/api/digest${query({ week })}`),
  sendDigest: (week: string) => request<DigestShape>('POST', '/api/digest/send', { week }),
  addRecipient: (email: string) => request<unknown>('POST', '/api/digest/recipients', { email }),
  removeRecipient: (email: string) =>
    request<unknown>('DELETE', `/api/digest/recipients/${encodeURIComponent(email)}`),

  editCommune: (body: z.infer<typeof communeEdit>) =>
    request<CommuneShape>('PUT', '/api/commune', body),
  openingHours: () => request<CalendarShape>('GET', '/api/opening-hours'),
  setOpeningHours: (body: CalendarShape) =>
    request<CalendarShape>('PUT', '/api/opening-hours', body),
  previewHours: (body: { calendar: CalendarShape; at?: string }) =>
    request<HoursPreviewShape>('POST', '/api/opening-hours/preview', body),
  rebuild: () => request<RebuildShape>('GET', '/api/rebuild'),
  people: () => request<PersonShape[]>('GET', '/api/people'),
  addPerson: (body: z.infer<typeof personNew>) => request<PersonShape>('POST', '/api/people', body),
  changeRole: (id: string, role: PersonShape['role']) =>
    request<PersonShape>('PUT', `/api/people/${encodeURIComponent(id)}`, { role }),
  resetPassword: (id: string, password: string) =>
    request<PersonShape>('PUT', `/api/people/${encodeURIComponent(id)}`, { password }),
  removePerson: (id: string) => request<unknown>('DELETE', `/api/people/${encodeURIComponent(id)}`),
  alerts: (after: number | null) => request<AlertsShape>('GET', `/api/alerts${query({ after })}`),
  alertSettings: () => request<AlertSettingsShape>('GET', '/api/alert-settings'),
  editAlertSettings: (body: AlertSettingsEdit) =>
    request<AlertSettingsShape>('PUT', '/api/alert-settings', body),
  savedReplies: () => request<SavedReplyList>('GET', '/api/saved-replies'),
  addSavedReply: (body: SavedReplyNew) =>
    request<SavedReplyShape>('POST', '/api/saved-replies', body),
  editSavedReply: (id: number, body: SavedReplyNew) =>
    request<SavedReplyShape>('PUT', `/api/saved-replies/${id}`, body),
  removeSavedReply: (id: number) => request<unknown>('DELETE', `/api/saved-replies/${id}`),
  duties: () => request<DutiesShape>('GET', '/api/duties'),
  addDuty: (body: DutyInput) => request<DutyShape>('POST', '/api/duties', body),
  editDuty: (id: number, body: DutyInput) => request<DutyShape>('PUT', `/api/duties/${id}`, body),
  removeDuty: (id: number) => request<unknown>('DELETE', `/api/duties/${id}`),
  apiKeys: () => request<ApiKeyShape[]>('GET', '/api/api-keys'),
  createApiKey: (body: z.infer<typeof apiKeyNew>) =>
    request<z.infer<typeof apiKeyMade>>('POST', '/api/api-keys', body),
  removeApiKey: (id: number) => request<unknown>('DELETE', `/api/api-keys/${id}`),
}
