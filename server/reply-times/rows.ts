/** Episodes and what they were derived from, for the screens and the digest. */
export {
  type AsideKind,
  asideEpisodes,
  countWaiting,
  episodeRows,
  episodesOfConversations,
  hasOpenSince,
  isAside,
  isOldEpisode,
  openEpisodesOf,
  waitingEpisodes,
} from './store/episodes.ts'
export { type ConversationFacts, type FactsMessage, factsOf } from './store/message-facts.ts'
