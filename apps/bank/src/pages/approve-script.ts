import { DEMO_SECRET_KEY } from '../ledger/demo-accounts.ts'

/** The form's script: shows the key, fills in the demo account, and sends once. The form works without it. */
export const FORM_SCRIPT = `
const form=document.querySelector('form'),key=document.getElementById('secretKey'),account=document.getElementById('accountNumber');
const show=document.getElementById('show'),fill=document.getElementById('fill');
show.hidden=false;fill.hidden=false;
show.addEventListener('click',()=>{const hidden=key.type==='password';key.type=hidden?'text':'password';show.textContent=hidden?show.dataset.hide:show.dataset.show;show.setAttribute('aria-pressed',String(hidden))});
fill.addEventListener('click',()=>{account.value='1000-0001';key.value=${JSON.stringify(DEMO_SECRET_KEY)};document.getElementById('approve').focus()});
let sent=false;
form.addEventListener('submit',(event)=>{if(sent){event.preventDefault();return}sent=true;if(event.submitter)event.submitter.setAttribute('aria-busy','true')});
addEventListener('pageshow',()=>{sent=false;document.querySelectorAll('[aria-busy]').forEach((button)=>button.removeAttribute('aria-busy'))});`

/** The result's script: tells the window that opened this one, or goes back to the shop. */
export const RESULT_SCRIPT = `
const result=document.getElementById('result').dataset;
if(window.opener){window.opener.postMessage({type:'bank.payment',paymentId:result.payment,status:result.status},result.origin);setTimeout(()=>window.close(),700);setTimeout(()=>location.replace(result.back),2500)}
else setTimeout(()=>location.replace(result.back),700);`
