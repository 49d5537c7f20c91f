// Runs the built embedded database on the folder of its argument until it is told to end, and says so in a line of JSON.

import { startEmbedded } from '#db/embedded.ts'

const log = { info: () => {}, warn: (text) => console.error(text) }
try {
  const database = await startEmbedded({ dataFolder: process.argv[2], log })
  await database.recordAddress('http://127.0.0.1:4400')
  process.once('SIGTERM', () => database.stop())
  console.log(JSON.stringify({ ownerUrl: database.ownerUrl }))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
