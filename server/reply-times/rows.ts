/** Episodes and what they were derived from, for the screens and the digest. */
export { type AsideKind, asideEpisodes, isAside, isOldEpisode } from './store/aside-episodes.ts'
export {
  episodeRows,
  episodesOfConversations,
  hasOpenSince,
  openEpisodesOf,
} from './store/episodes.ts'
export { type ConversationFacts, type FactsMessage, factsOf } from './store/message-facts.ts'
