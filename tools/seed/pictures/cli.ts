import { writeMedia } from './write-media.ts'

writeMedia((line) => console.log(line))
