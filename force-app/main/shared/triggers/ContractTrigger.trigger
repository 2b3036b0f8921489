/** Handlers are named in Trigger_Handler__mdt. */
trigger ContractTrigger on Contract(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(Contract.SObjectType);
}
