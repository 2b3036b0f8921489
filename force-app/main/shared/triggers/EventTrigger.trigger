/** Handlers are named in Trigger_Handler__mdt. */
trigger EventTrigger on Event(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(Event.SObjectType);
}
