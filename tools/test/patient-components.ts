import { configure } from '@solidjs/testing-library'

// What a test waits to see may take its time where others compute beside it: the usual second is an assertion about time.
configure({ asyncUtilTimeout: 15_000 })
