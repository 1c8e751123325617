// PouchDB's own server over LevelDB, as `pouchdb-server` puts it together: `node server.mjs FOLDER`. Prints its address; ends with standard input.
import express from 'express'
import expressPouch from 'express-pouchdb'
import PouchDB from 'pouchdb'

const [folder] = process.argv.slice(2)
const app = express()
app.use(
  '/',
  expressPouch(PouchDB.defaults({ prefix: `${folder}/` }), {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: `${folder}/log.txt`,
  }),
)
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()
