/** Handlers are named in Trigger_Handler__mdt. */
trigger CaseTrigger on Case(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(Case.SObjectType);
}
