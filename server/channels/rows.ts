/** What others may read of channels, inside their own transactions. */
export {
  type ChannelWithPoll,
  channelById,
  channelsByIds,
  channelsOf,
  deleteImportedChannel,
  insertChannel,
  journal,
  pollStates,
  pollsOf,
} from './store/channels.ts'
export { followersBetween } from './store/followers.ts'
export { networkAppsOf } from './store/network-apps.ts'
