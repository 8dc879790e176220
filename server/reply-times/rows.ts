/** Episodes and what they were derived from, for the screens and the digest. */
export { type AsideKind, asideEpisodes, isAside, isOldEpisode } from './store/aside-episodes.ts'
export {
  countWaiting,
  episodeRows,
  episodesOfConversations,
  hasOpenSince,
  openEpisodesOf,
  waitingEpisodes,
} from './store/episodes.ts'
export { type ConversationFacts, type FactsMessage, factsOf } from './store/message-facts.ts'
