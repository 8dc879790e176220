import { holdToContract } from './contract.ts'
import { ofServers } from './harness.ts'

for (const name of ofServers) holdToContract(name)
